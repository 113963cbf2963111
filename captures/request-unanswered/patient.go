// A Go client with a limit for the whole request, as every Go service has one (or should); -idle keeps the connection for a while.
package main

import (
	"crypto/tls"
	"flag"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	log.SetFlags(0)
	limit := flag.Duration("limit", 3*time.Second, "http.Client.Timeout")
	idle := flag.Duration("idle", 0, "stay this long after the answer")
	tls12 := flag.Bool("tls12", false, "offer at most TLS 1.2")
	http1 := flag.Bool("http1", false, "do not offer HTTP/2")
	flag.Parse()
	config := &tls.Config{}
	if *tls12 {
		config.MaxVersion = tls.VersionTLS12
	}
	if path := os.Getenv("SSLKEYLOGFILE"); path != "" {
		file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			log.Fatal(err)
		}
		config.KeyLogWriter = file
	}
	client := &http.Client{Timeout: *limit, Transport: &http.Transport{TLSClientConfig: config, ForceAttemptHTTP2: !*http1}}
	answer, err := client.Get(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	body, _ := io.ReadAll(answer.Body)
	log.Printf("%s %s", answer.Status, body)
	time.Sleep(*idle)
}
