/* A client as devices have it: Mbed TLS with its defaults; arguments are host and port, root.pem is trusted. */
#include <mbedtls/ctr_drbg.h>
#include <mbedtls/entropy.h>
#include <mbedtls/error.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/ssl.h>
#include <stdio.h>

int main(int argc, char **argv) {
  mbedtls_net_context net;
  mbedtls_ssl_context ssl;
  mbedtls_ssl_config config;
  mbedtls_x509_crt roots;
  mbedtls_entropy_context entropy;
  mbedtls_ctr_drbg_context random;
  char message[200];
  int status;

  mbedtls_net_init(&net);
  mbedtls_ssl_init(&ssl);
  mbedtls_ssl_config_init(&config);
  mbedtls_x509_crt_init(&roots);
  mbedtls_entropy_init(&entropy);
  mbedtls_ctr_drbg_init(&random);
  mbedtls_ctr_drbg_seed(&random, mbedtls_entropy_func, &entropy, NULL, 0);
  mbedtls_x509_crt_parse_file(&roots, "root.pem");
  mbedtls_ssl_config_defaults(&config, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
  mbedtls_ssl_conf_ca_chain(&config, &roots, NULL);
  mbedtls_ssl_conf_rng(&config, mbedtls_ctr_drbg_random, &random);
  mbedtls_ssl_setup(&ssl, &config);
  mbedtls_ssl_set_hostname(&ssl, argv[1]);
  if (argc < 3 || mbedtls_net_connect(&net, argv[1], argv[2], MBEDTLS_NET_PROTO_TCP) != 0) return 2;
  mbedtls_ssl_set_bio(&ssl, &net, mbedtls_net_send, mbedtls_net_recv, NULL);
  status = mbedtls_ssl_handshake(&ssl);
  mbedtls_strerror(status, message, sizeof message);
  printf("mbedtls_ssl_handshake: %s\n", status == 0 ? mbedtls_ssl_get_version(&ssl) : message);
  if (status == 0) mbedtls_ssl_close_notify(&ssl);
  mbedtls_net_free(&net);
  return status != 0;
}
