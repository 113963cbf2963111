import java.io.FileInputStream;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A Java server that knows one name (SNIMatcher): `ServeOneName PORT REGEX`, keys from server.p12. */
class ServeOneName {
  public static void main(String[] arguments) throws Exception {
    var password = "changeit".toCharArray();
    var store = KeyStore.getInstance("PKCS12");
    try (var file = new FileInputStream("server.p12")) {
      store.load(file, password);
    }
    var keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(store, password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    var factory = context.getServerSocketFactory();
    var server = (SSLServerSocket) factory.createServerSocket(Integer.parseInt(arguments[0]));
    var parameters = server.getSSLParameters();
    parameters.setSNIMatchers(List.of(SNIHostName.createSNIMatcher(arguments[1])));
    server.setSSLParameters(parameters);
    while (true) serve((SSLSocket) server.accept());
  }

  private static void serve(SSLSocket socket) {
    try (socket) {
      socket.getInputStream().read(new byte[4096]);
      socket.getOutputStream().write("HTTP/1.0 204 No Content\r\n\r\n".getBytes());
    } catch (Exception failure) {
      System.out.println(failure);
    }
  }
}
