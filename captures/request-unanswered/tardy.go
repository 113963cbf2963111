// A Go server whose handlers take their time: /hang more than anybody waits, /slow three seconds, / none and with an empty answer.
package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(204) })
	http.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(3 * time.Second)
		fmt.Fprintln(w, `{"status":"up"}`)
	})
	http.HandleFunc("/hang", func(w http.ResponseWriter, r *http.Request) { time.Sleep(time.Minute) })
	go func() { log.Fatal(http.ListenAndServe("127.0.0.1:8080", nil)) }()
	log.Fatal(http.ListenAndServeTLS(os.Args[1], "chain.pem", "server.key", nil))
}
