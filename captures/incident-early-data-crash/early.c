/* A plugin of the edge that makes a fingerprint of each ClientHello, and takes an empty extension for a broken one. */
#include <openssl/ssl.h>
#include <string.h>
#include <ts/ts.h>

#define EARLY_DATA 42

static volatile size_t fingerprint;

/* Of an extension without content there is no copy; early_data (RFC 8446, section 4.2.10) is the one that comes so. */
static const char *copy_of(size_t length)
{
  return length > 0 ? "copy" : NULL;
}

static int on_client_hello(TSCont contp, TSEvent event, void *edata)
{
  TSVConn connection = (TSVConn)edata;
  SSL *ssl = (SSL *)TSVConnSslConnectionGet(connection);
  const unsigned char *content;
  size_t length;

  if (SSL_client_hello_get0_ext(ssl, EARLY_DATA, &content, &length)) {
    fingerprint = strlen(copy_of(length));
  }
  TSVConnReenable(connection);
  return 0;
}

void TSPluginInit(int argc, const char *argv[])
{
  TSPluginRegistrationInfo info = {"early", "Example Corp", "ops@example.com"};

  TSPluginRegister(&info);
  TSHttpHookAdd(TS_SSL_CLIENT_HELLO_HOOK, TSContCreate(on_client_hello, NULL));
}
