// A Go client that is no web client: database drivers and message queues call tls.Dial.
package main

import (
	"crypto/tls"
	"log"
	"os"
)

func main() {
	connection, err := tls.Dial("tcp", os.Args[1], nil)
	if err != nil {
		log.Fatal(err)
	}
	defer connection.Close()
	log.Print("connected")
}
