import java.io.IOException;
import java.net.URI;

/** A Java client as people write it: HttpURLConnection with a read time limit. */
class Patient {
  public static void main(String[] arguments) throws IOException {
    var connection = URI.create(arguments[0]).toURL().openConnection();
    connection.setReadTimeout(3000);
    try (var body = connection.getInputStream()) {
      System.out.print(new String(body.readAllBytes()));
    } catch (IOException failure) {
      System.out.println(failure);
      System.exit(1);
    }
  }
}
