// A Go client that offers HTTP/2 alone, as gRPC clients do.
package main

import (
	"crypto/tls"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	config := &tls.Config{NextProtos: []string{"h2"}}
	if os.Args[2] == "tls12" {
		config.MaxVersion = tls.VersionTLS12
	}
	connection, err := tls.Dial("tcp", os.Args[1], config)
	if err != nil {
		log.Fatal(err)
	}
	defer connection.Close()
	if chosen := connection.ConnectionState().NegotiatedProtocol; chosen != "h2" {
		log.Fatalf("server chose %q, not h2", chosen)
	}
}
