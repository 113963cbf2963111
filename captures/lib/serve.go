// A Go server as people write it: http.ListenAndServeTLS.
package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, `{"status":"up"}`) })
	log.Fatal(http.ListenAndServeTLS(os.Args[1], "chain.pem", "server.key", nil))
}
