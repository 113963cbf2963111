import java.io.FileInputStream;
import java.io.IOException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A Java server on bare sockets: `SocketServer PORT [need]`, keys from server.p12; `need` asks for client certificates. */
class SocketServer {
  private static final char[] PASSWORD = "changeit".toCharArray();

  public static void main(String[] arguments) throws Exception {
    var keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(load("server.p12"), PASSWORD);
    var trust = TrustManagerFactory.getInstance("PKIX");
    var needs = arguments.length > 1;
    if (needs) trust.init(load("root.p12"));
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), needs ? trust.getTrustManagers() : null, null);
    var port = Integer.parseInt(arguments[0]);
    try (var listener = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(port)) {
      listener.setNeedClientAuth(needs);
      while (true) answer((SSLSocket) listener.accept());
    }
  }

  private static KeyStore load(String name) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var file = new FileInputStream(name)) {
      store.load(file, PASSWORD);
    }
    return store;
  }

  private static void answer(SSLSocket socket) {
    try (socket) {
      socket.startHandshake();
      socket.getInputStream().read(new byte[1000]);
      socket.getOutputStream().write("HTTP/1.0 204 No Content\r\n\r\n".getBytes());
    } catch (IOException failure) {
      System.out.println(failure);
    }
  }
}
