// A Go client that takes one version and, in TLS 1.2, one cipher suite; it asks twice, the second time with the session
// of the first.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	log.SetFlags(0)
	config := &tls.Config{RootCAs: roots(), KeyLogWriter: keyLog(), ClientSessionCache: tls.NewLRUClientSessionCache(1)}
	restrict(config, os.Args[2])
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: config, DisableKeepAlives: true}}
	for times := 0; times < 2; times++ {
		answer, err := client.Get(os.Args[1])
		if err != nil {
			log.Fatal(err)
		}
		io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
		log.Print(answer.Status, " ", tls.CipherSuiteName(answer.TLS.CipherSuite), " resumed: ", answer.TLS.DidResume)
	}
}

// In TLS 1.3 Go chooses the suite itself.
func restrict(config *tls.Config, suite string) {
	if suite == "TLS1.3" {
		config.MinVersion = tls.VersionTLS13
		return
	}
	config.MaxVersion = tls.VersionTLS12
	for _, one := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
		if one.Name == suite {
			config.CipherSuites = []uint16{one.ID}
		}
	}
}

func roots() *x509.CertPool {
	pem, err := os.ReadFile("root.pem")
	if err != nil {
		log.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	return pool
}

func keyLog() io.Writer {
	file, err := os.OpenFile("keys.log", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		log.Fatal(err)
	}
	return file
}
