/* A client as devices have it: BearSSL with its full profile, trusting the root that bearssl-root.h holds; arguments are host and port. */
#include <bearssl.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "bearssl-root.h"

static int receive(void *handle, unsigned char *to, size_t length) {
  ssize_t got = read(*(int *)handle, to, length);
  return got <= 0 ? -1 : (int)got;
}

static int transmit(void *handle, const unsigned char *from, size_t length) {
  ssize_t sent = send(*(int *)handle, from, length, MSG_NOSIGNAL);
  return sent <= 0 ? -1 : (int)sent;
}

int main(int argc, char **argv) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found;
  if (argc < 3 || getaddrinfo(argv[1], argv[2], &hints, &found) != 0) return 2;
  int handle = socket(found->ai_family, SOCK_STREAM, 0);
  if (connect(handle, found->ai_addr, found->ai_addrlen) != 0) return 2;
  br_ssl_client_context client;
  br_x509_minimal_context chain;
  br_sslio_context stream;
  unsigned char buffer[BR_SSL_BUFSIZE_BIDI], answer[64];
  br_ssl_client_init_full(&client, &chain, ROOTS, 1);
  br_ssl_engine_set_buffer(&client.eng, buffer, sizeof buffer, 1);
  br_ssl_client_reset(&client, argv[1], 0);
  br_sslio_init(&stream, &client.eng, receive, &handle, transmit, &handle);
  br_sslio_write_all(&stream, "GET / HTTP/1.0\r\n\r\n", 18);
  br_sslio_flush(&stream);
  int length = br_sslio_read(&stream, answer, 15);
  if (length > 0) printf("%.*s\n", length, answer);
  else printf("BearSSL error %d\n", br_ssl_engine_last_error(&client.eng));
  close(handle);
  return length <= 0;
}
