import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.security.KeyStore;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/** Java with the TLS of Bouncy Castle in place of its own: BouncyCastle HOST PORT. */
class BouncyCastle {
  public static void main(String[] args) throws Exception {
    var provider = new BouncyCastleJsseProvider(new BouncyCastleProvider());
    Logger.getLogger("org.bouncycastle").setLevel(Level.OFF);
    var roots = KeyStore.getInstance("PKCS12");
    try (var file = new FileInputStream("root.p12")) { roots.load(file, "changeit".toCharArray()); }
    var trust = TrustManagerFactory.getInstance("PKIX", provider);
    trust.init(roots);
    var context = SSLContext.getInstance("TLS", provider);
    context.init(null, trust.getTrustManagers(), null);
    var plain = new Socket(args[0], Integer.parseInt(args[1]));
    try (var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, args[0], plain.getPort(), true)) {
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setServerNames(List.of(new SNIHostName(args[0])));
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
      System.out.println(new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine());
    } catch (Exception error) {
      System.out.println(error);
      System.exit(1);
    }
  }
}
