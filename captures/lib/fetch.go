// A Go client as people write it: http.Get, with the roots from a file and, if asked, an upper bound for the version.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"flag"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	log.SetFlags(log.LstdFlags | log.LUTC)
	roots := flag.String("roots", "", "PEM file with the roots to trust instead of the system's")
	tls12 := flag.Bool("tls12", false, "offer at most TLS 1.2")
	flag.Parse()
	config := &tls.Config{}
	if *tls12 {
		config.MaxVersion = tls.VersionTLS12
	}
	if *roots != "" {
		pem, err := os.ReadFile(*roots)
		if err != nil {
			log.Fatal(err)
		}
		config.RootCAs = x509.NewCertPool()
		config.RootCAs.AppendCertsFromPEM(pem)
	}
	if path := os.Getenv("SSLKEYLOGFILE"); path != "" {
		file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			log.Fatal(err)
		}
		config.KeyLogWriter = file
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: config}}
	answer, err := client.Get(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	body, _ := io.ReadAll(answer.Body)
	log.Printf("%s %s", answer.Status, body)
}
