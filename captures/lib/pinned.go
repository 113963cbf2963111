// A Go client that pins the server's key, as apps do: VerifyPeerCertificate is called when the chain has been found good.
package main

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"log"
	"net/http"
	"os"
)

func main() {
	config := &tls.Config{VerifyPeerCertificate: func(_ [][]byte, chains [][]*x509.Certificate) error {
		sum := sha256.Sum256(chains[0][0].RawSubjectPublicKeyInfo)
		if base64.StdEncoding.EncodeToString(sum[:]) != os.Args[2] {
			return errors.New("pinned key not found")
		}
		return nil
	}}
	if os.Args[1] == "1.2" {
		config.MaxVersion = tls.VersionTLS12
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: config}}
	answer, err := client.Get(os.Args[3])
	if err != nil {
		log.Fatal(err)
	}
	log.Print(answer.Status)
}
