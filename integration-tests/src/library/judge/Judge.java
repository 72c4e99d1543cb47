package judge;

import dev.weft.AsyncMain;
import dev.weft.Coroutine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Calls the methods of a class and their async copies, and tells where these differ. */
public final class Judge {
  private static final int CALLS = 40;

  private static final Map<Class<?>, List<Object>> VALUES =
      Map.ofEntries(
          Map.entry(int.class, List.of(-1, 0, 1, 2, 3, 7)),
          Map.entry(long.class, List.of(-1L, 0L, 1L, 5_000_000_000L)),
          Map.entry(double.class, List.of(-1.5, 0.0, 2.25, Double.NaN)),
          Map.entry(float.class, List.of(-1.5f, 0f, 2.25f, Float.NaN)),
          Map.entry(short.class, List.of((short) -1, (short) 0, (short) 9)),
          Map.entry(byte.class, List.of((byte) -1, (byte) 0, (byte) 9)),
          Map.entry(char.class, List.of('a', 'Z', ' ', '1', ',')),
          Map.entry(boolean.class, List.of(true, false)),
          Map.entry(
              String.class,
              List.of(
                  "", " ", "abc", "Hello World", "a,b,,c", "12", "-3.5", "0x1F", "  x ", "aba")),
          Map.entry(Character.class, List.of('a', '7')),
          Map.entry(Integer.class, List.of(0, 5)),
          Map.entry(Boolean.class, List.of(true, false)),
          Map.entry(Object.class, List.of("abc", 5, 'a', List.of(1))),
          Map.entry(Class.class, List.of(String.class, int.class, Map.Entry.class)),
          Map.entry(Locale.class, List.of(Locale.ROOT, Locale.GERMANY)),
          Map.entry(Iterable.class, List.of(List.of("x", "yy"), List.of())));

  private final Random random;
  private int methods;
  private int calls;
  private int differences;

  private Judge(long seed) {
    random = new Random(seed);
  }

  public static void main(String[] arguments) throws Exception {
    Judge judge = new Judge(Long.parseLong(arguments[0]));
    for (String name : arguments[1].split(",")) {
      judge.judge(Class.forName(name));
    }
    System.out.println(
        judge.methods
            + " methods, "
            + judge.calls
            + " calls, "
            + judge.differences
            + " differences");
  }

  private void judge(Class<?> type) throws Exception {
    Method[] all = type.getMethods();
    Arrays.sort(all, (a, b) -> a.toString().compareTo(b.toString()));
    for (Method method : all) {
      if (method.getName().endsWith("$async") && !method.isSynthetic()) {
        String name = method.getName().replace("$async", "");
        if (name.contains("shuffle") || name.contains("random") || name.contains("ashCode")) {
          continue; // no two calls give the same
        }
        Method original = type.getMethod(name, method.getParameterTypes());
        methods++;
        for (int i = 0; i < CALLS; i++) {
          compare(original, method);
        }
      }
    }
  }

  private void compare(Method original, Method copy) {
    long seed = random.nextLong();
    String expected = outcome(original, arguments(original, new Random(seed)));
    String actual = outcome(copy, arguments(original, new Random(seed)));
    calls++;
    if (!expected.equals(actual)) {
      differences++;
      System.out.println(original + ": " + expected + " but " + actual);
    }
  }

  private static String outcome(Method method, Object[] arguments) {
    String given = Arrays.deepToString(arguments);
    try {
      Object value = method.invoke(null, arguments);
      if (value instanceof Coroutine<?> coroutine) {
        value = AsyncMain.run(coroutine);
      }
      return given + " -> " + text(value) + " leaves " + Arrays.deepToString(arguments);
    } catch (InvocationTargetException e) {
      return given + " throws " + e.getCause();
    } catch (Throwable e) {
      return given + " throws " + e;
    }
  }

  private static String text(Object value) {
    if (value instanceof Iterable<?> all && !(value instanceof java.util.Collection<?>)) {
      StringBuilder text = new StringBuilder();
      all.forEach(each -> text.append(each).append(' '));
      return text.toString();
    }
    return Arrays.deepToString(new Object[] {value}).replaceAll("@[0-9a-f]+", "@");
  }

  private static Object[] arguments(Method method, Random random) {
    return Arrays.stream(method.getParameterTypes()).map(type -> value(type, random)).toArray();
  }

  private static Object value(Class<?> type, Random random) {
    if (type.isArray() && random.nextInt(8) > 0) {
      Object array =
          java.lang.reflect.Array.newInstance(type.getComponentType(), random.nextInt(4));
      for (int i = 0; i < java.lang.reflect.Array.getLength(array); i++) {
        java.lang.reflect.Array.set(array, i, value(type.getComponentType(), random));
      }
      return array;
    }
    List<Object> values =
        type.isEnum()
            ? List.of(type.getEnumConstants())
            : VALUES.get(type.equals(CharSequence.class) ? String.class : type);
    if (values == null || (!type.isPrimitive() && random.nextInt(10) == 0)) {
      return null;
    }
    return values.get(random.nextInt(values.size()));
  }
}
