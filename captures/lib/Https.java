import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.HttpsURLConnection;

/** Java's two web clients: `Https HttpClient URL` and `Https HttpsURLConnection URL`. */
class Https {
  public static void main(String[] arguments) throws Exception {
    var url = URI.create(arguments[1]);
    try {
      System.out.println(arguments[0].equals("HttpClient") ? modern(url) : older(url));
      System.exit(0);
    } catch (IOException failure) {
      System.out.println(failure);
      System.exit(1);
    }
  }

  private static int modern(URI url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).statusCode();
  }

  private static int older(URI url) throws IOException {
    return ((HttpsURLConnection) url.toURL().openConnection()).getResponseCode();
  }
}
