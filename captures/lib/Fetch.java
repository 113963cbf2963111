import java.io.IOException;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;

/** A Java client as people write it: java Fetch.java URL [protocol]. */
class Fetch {
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 1) System.setProperty("https.protocols", arguments[1]);
    var connection = (HttpsURLConnection) new URL(arguments[0]).openConnection();
    try {
      System.out.println(connection.getResponseCode());
    } catch (IOException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) System.out.println(cause);
      System.exit(1);
    }
  }
}
