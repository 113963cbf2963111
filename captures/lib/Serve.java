import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A Java server with the JDK's own TLS, as Tomcat and Jetty have it too: `Serve PORT`, keys from server.p12. */
class Serve {
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
    var server = HttpsServer.create(new InetSocketAddress(Integer.parseInt(arguments[0])), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    server.start();
  }
}
