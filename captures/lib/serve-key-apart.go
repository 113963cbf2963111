// A Go server whose private key is kept apart from its certificate, as with a key management service: serve-key-apart ADDRESS CHAIN KEY.
// Nothing compares the two: tls.LoadX509KeyPair would, and needs both as files.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	var chain [][]byte
	for _, block := range blocks(os.Args[2]) {
		chain = append(chain, block.Bytes)
	}
	key, err := x509.ParsePKCS8PrivateKey(blocks(os.Args[3])[0].Bytes)
	if err != nil {
		log.Fatal(err)
	}
	certificate := tls.Certificate{Certificate: chain, PrivateKey: key}
	server := &http.Server{
		Addr:      os.Args[1],
		TLSConfig: &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS10},
		Handler:   http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, `{"status":"up"}`) }),
	}
	log.Fatal(server.ListenAndServeTLS("", ""))
}

func blocks(path string) (found []*pem.Block) {
	rest, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	for {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			return found
		}
		found = append(found, block)
	}
}
