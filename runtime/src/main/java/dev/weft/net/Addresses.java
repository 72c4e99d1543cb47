package dev.weft.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns names into addresses. */
final class Addresses {
  private static final int MOST_PORTS = 65535;

  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

  private static final Pattern NUMBERS = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

  private Addresses() {}

  static int requirePort(int port) {
    if (port < 0 || port > MOST_PORTS) {
      throw new IllegalArgumentException(
          "the port must be from 0 to " + MOST_PORTS + ", and is " + port);
    }
    return port;
  }

  /** Whether the name says itself what the address is, so that nobody has to be asked. */
  static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || NUMBERS.matcher(host).matches();
  }

  /** Blocks, unless {@link #isLiteral}. */
  static List<InetAddress> resolve(String host) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(host));
  }

  /** The addresses in their order, but with those of the two families in turn. */
  static List<InetAddress> inTurn(List<InetAddress> addresses) {
    var mixed = new ArrayList<InetAddress>();
    var waiting = new ArrayDeque<InetAddress>();
    for (InetAddress address : addresses) {
      if (mixed.isEmpty() || !isSameFamily(address, mixed.get(mixed.size() - 1))) {
        mixed.add(address);
        if (!waiting.isEmpty()) {
          mixed.add(waiting.remove());
        }
      } else {
        waiting.add(address);
      }
    }
    mixed.addAll(waiting);
    return mixed;
  }

  private static boolean isSameFamily(InetAddress one, InetAddress other) {
    return one instanceof Inet4Address == other instanceof Inet4Address;
  }

  /** Those that this machine has, if there are several: a name may tell of a family it has not. */
  static List<InetAddress> ofThisMachine(List<InetAddress> addresses) throws IOException {
    var here = new ArrayList<InetAddress>();
    for (InetAddress address : addresses) {
      if (NetworkInterface.getByInetAddress(address) != null) {
        here.add(address);
      }
    }
    return here.isEmpty() ? addresses : here;
  }
}
