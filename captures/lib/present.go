// A Go client with a certificate and a key that need not belong together, as with a token that holds another key.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"flag"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	log.SetFlags(0)
	cert := flag.String("cert", "", "PEM file with the certificate")
	key := flag.String("key", "", "PEM file with a private key")
	tls12 := flag.Bool("tls12", false, "offer at most TLS 1.2")
	flag.Parse()
	config := &tls.Config{}
	if *tls12 {
		config.MaxVersion = tls.VersionTLS12
	}
	if *cert != "" {
		private, err := x509.ParsePKCS8PrivateKey(der(*key))
		if err != nil {
			log.Fatal(err)
		}
		config.Certificates = []tls.Certificate{{Certificate: [][]byte{der(*cert)}, PrivateKey: private}}
		// http.Client chooses by the issuers that the server names; this one always shows what it has.
		config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
			return &config.Certificates[0], nil
		}
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
	io.Copy(io.Discard, answer.Body)
	log.Print(answer.Status)
}

func der(path string) []byte {
	text, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	block, _ := pem.Decode(text)
	return block.Bytes
}
