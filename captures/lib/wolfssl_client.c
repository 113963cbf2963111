/* A client as devices have it: wolfSSL with its defaults; arguments are host and port, root.pem is trusted. */
#include <wolfssl/options.h>
#include <wolfssl/ssl.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int connected(const char *host, const char *port) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found;
  if (getaddrinfo(host, port, &hints, &found) != 0) return -1;
  int handle = socket(found->ai_family, SOCK_STREAM, 0);
  return connect(handle, found->ai_addr, found->ai_addrlen) == 0 ? handle : -1;
}

int main(int argc, char **argv) {
  char message[WOLFSSL_MAX_ERROR_SZ];
  int handle = argc < 3 ? -1 : connected(argv[1], argv[2]);
  if (handle < 0) return 2;
  wolfSSL_Init();
  WOLFSSL_CTX *context = wolfSSL_CTX_new(wolfSSLv23_client_method());
  wolfSSL_CTX_load_verify_locations(context, "root.pem", NULL);
  wolfSSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
  WOLFSSL *ssl = wolfSSL_new(context);
  wolfSSL_UseSNI(ssl, WOLFSSL_SNI_HOST_NAME, argv[1], strlen(argv[1]));
  wolfSSL_check_domain_name(ssl, argv[1]);
  wolfSSL_set_fd(ssl, handle);
  int status = wolfSSL_connect(ssl);
  int error = wolfSSL_get_error(ssl, status);
  printf("wolfSSL_connect: %s\n", status == SSL_SUCCESS ? wolfSSL_get_version(ssl) : wolfSSL_ERR_error_string(error, message));
  if (status == SSL_SUCCESS) wolfSSL_shutdown(ssl);
  close(handle);
  return status != SSL_SUCCESS;
}
