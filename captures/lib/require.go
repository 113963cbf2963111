// A Go server that wants a client certificate of the company's.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	log.SetFlags(0)
	roots := x509.NewCertPool()
	pem, err := os.ReadFile("people.pem")
	if err != nil {
		log.Fatal(err)
	}
	roots.AppendCertsFromPEM(pem)
	config := &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: roots}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, `{"status":"up"}`) })
	server := &http.Server{Addr: os.Args[1], TLSConfig: config}
	log.Fatal(server.ListenAndServeTLS("chain.pem", "server.key"))
}
