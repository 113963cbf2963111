import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A Java client on a bare socket, as database drivers are: Client URL, with three seconds' patience. */
class Client {
  public static void main(String[] arguments) {
    var url = URI.create(arguments[0]);
    try (var socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket(url.getHost(), 443)) {
      socket.setSoTimeout(3000);
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      var request = "GET " + url.getPath() + " HTTP/1.0\r\nHost: " + url.getHost() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes());
      System.out.println(new String(socket.getInputStream().readAllBytes()).lines().findFirst().orElse("no answer"));
    } catch (IOException failure) {
      System.out.println(failure);
      System.exit(1);
    }
  }
}
