import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A Java client on a bare socket, as database drivers are; HttpsURLConnection would try again when it is refused. */
class Fetch {
  public static void main(String[] arguments) throws IOException {
    var url = URI.create(arguments[0]);
    try (var socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket(url.getHost(), 443)) {
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      var request = "GET " + url.getPath() + " HTTP/1.0\r\nHost: " + url.getHost() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes());
      System.out.print(new String(socket.getInputStream().readAllBytes()));
    } catch (IOException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) System.out.println(cause);
      System.exit(1);
    }
  }
}
