import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A program that calls off its request while the certificate is still being looked at: `Cancelled URL`. */
class Cancelled {
  public static void main(String[] arguments) throws Exception {
    var url = URI.create(arguments[0]);
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Slow()}, null);
    var socket = (SSLSocket) context.getSocketFactory().createSocket(url.getHost(), url.getPort());
    new Thread(() -> cancel(socket)).start();
    try {
      socket.startHandshake();
      System.out.println("connected");
    } catch (IOException failure) {
      System.out.println(failure);
      System.exit(1);
    }
  }

  private static void cancel(SSLSocket socket) {
    try {
      Thread.sleep(500);
      socket.close();
    } catch (IOException | InterruptedException failure) {
      System.out.println(failure);
    }
  }

  private static class Slow implements X509TrustManager {
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    public void checkServerTrusted(X509Certificate[] chain, String kind) {
      try {
        Thread.sleep(1500);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
