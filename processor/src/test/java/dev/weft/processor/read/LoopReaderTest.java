package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What loops become. */
class LoopReaderTest {
  @Test
  void whileLoop() {
    assertThat(
            Reader.body(
                """
          int i = 0;
          while (i < await(number())) {
            i++;
            if (i > 3) break;
            if (await(test())) continue;
          }
          """))
        .isEqualTo(
            """
          int i = `0`=
          while <{`i`~} < {await(`Demo.number()`):Integer}>:boolean breaks while#1 continues while#2
            plain i++;
            plain if (i > 3) {
            exit break while#1;
          }
            if await(`Demo.test()`):Boolean
              continue while#2
          """);
  }

  @Test
  void anEndlessLoopHasNoCondition() {
    assertThat(
            Reader.body(
                """
          while (true) {
            await(number());
          }
          """))
        .isEqualTo(
            """
          while forever breaks while#0 continues while#1
            await(`Demo.number()`):Integer
          """);
  }

  @Test
  void aConditionThatIsAConstantExpression() {
    assertThat(
            Reader.body(
                """
          final boolean on = true;
          while (on && 1 < 2) {
            await(number());
          }
          """))
        .isEqualTo(
            """
          while forever breaks while#0 continues while#1
            await(`Demo.number()`):Integer
          """);
  }

  @Test
  void doLoop() {
    assertThat(
            Reader.body(
                """
          do {
            if (plain() > 1) continue;
            await(number());
          } while (plain() > 1 || await(test()));
          """))
        .isEqualTo(
            """
          do while (`Demo.plain() > 1` || await(`Demo.test()`):Boolean) breaks do#0 continues do#1
            plain if (Demo.plain() > 1) {
            exit continue do#1;
          }
            await(`Demo.number()`):Integer
          """);
  }

  @Test
  void forLoop() {
    assertThat(
            Reader.body(
                """
          for (int i = 0, n = await(number()); i < n; i++, act(i)) {
            if (i == 2) continue;
            await(number(i));
          }
          """))
        .isEqualTo(
            """
          block
            int i = `0`=
            int n = await(`Demo.number()`):Integer
            while `i < n`~ breaks for#0 continues for#1
              plain if (i == 2) {
            exit continue for#1;
          }
              await(`Demo.number(i)`):Integer
            update
              plain i++;
              plain Demo.act(i);
          """);
  }

  @Test
  void forLoopWithAwaitInItsUpdate() {
    assertThat(
            Reader.body(
                """
          int i;
          for (i = 0; ; i += await(number())) {
            if (i > 4) break;
          }
          """))
        .isEqualTo(
            """
          int i
          block
            i = `0`=
            while forever breaks for#1 continues for#2
              plain if (i > 4) {
            exit break for#1;
          }
            update
              (i:int local += await(`Demo.number()`):Integer)
          """);
  }

  @Test
  void forEachOverAnIterable() {
    assertThat(
            Reader.body(
                """
          for (String s : List.of("a")) {
            Runnable r = () -> act(s);
            await(text(r));
          }
          """))
        .isEqualTo(
            """
          block
            Iterator<String> iterator = `List.of("a").iterator()`
            while `iterator.hasNext()` breaks for#1 continues for#2
              String s = `iterator.next()`
              Runnable r = `() -> Demo.act(s)`=
              await(`Demo.text(r)`):String
          """);
  }

  @Test
  void forEachOverAnArray() {
    assertThat(
            Reader.body(
                """
          for (long x : new int[] {1, 2}) {
            await(number(x));
          }
          """))
        .isEqualTo(
            """
          block
            int[] array = `new int[] {1, 2}`
            int index = `0`=
            while `index < array.length` breaks for#2 continues for#3
              long x = `array[index]`
              await(`Demo.number(x)`):Integer
            update
              `index++`
          """);
  }

  @Test
  void forEachOverARawList() {
    assertThat(
            Reader.body(
                """
          List raw = new ArrayList();
          for (Object o : raw) {
            await(number(o));
          }
          """))
        .isEqualTo(
            """
          List raw = `new ArrayList()`
          block
            Iterator iterator = `raw.iterator()`
            while `iterator.hasNext()` breaks for#2 continues for#3
              Object o = `iterator.next()`
              await(`Demo.number(o)`):Integer
          """);
  }

  @Test
  void forEachOverAWildcardList() {
    assertThat(
            Reader.body(
                """
          List<? extends Number> l = List.of(1);
          for (Number n : l) {
            await(number(n));
          }
          List<? super Integer> m = new ArrayList<>();
          for (var n : m) {
            await(number(n));
          }
          """))
        .isEqualTo(
            """
          List<? extends Number> l = `List.of(1)`
          block
            Iterator<? extends Number> iterator#1 = `l.iterator()`
            while `iterator#1.hasNext()` breaks for#2 continues for#3
              Number n#4 = `iterator#1.next()`
              await(`Demo.number(n#4)`):Integer
          List<? super Integer> m = `new ArrayList<>()`
          block
            Iterator<? super Integer> iterator#6 = `m.iterator()`
            while `iterator#6.hasNext()` breaks for#7 continues for#8
              var:Object n#9 = `iterator#6.next()`
              await(`Demo.number(n#9)`):Integer
          """);
  }

  @Test
  void forEachThatUnboxes() {
    assertThat(
            Reader.body(
                """
          for (int i : List.of(1)) {
            await(number(i));
          }
          """))
        .isEqualTo(
            """
          block
            Iterator<Integer> iterator = `List.of(1).iterator()`
            while `iterator.hasNext()` breaks for#1 continues for#2
              int i = `iterator.next()`
              await(`Demo.number(i)`):Integer
          """);
  }

  @Test
  void forEachOverAnExpressionThatNeedsParentheses() {
    assertThat(
            Reader.body(
                """
          for (String s : plain() > 1 ? List.of("a") : List.of("b")) {
            await(text(s));
          }
          """))
        .isEqualTo(
            """
          block
            Iterator<String> iterator = `(Demo.plain() > 1 ? List.of("a") : List.of("b")).iterator()`
            while `iterator.hasNext()` breaks for#1 continues for#2
              String s = `iterator.next()`
              await(`Demo.text(s)`):String
          """);
  }

  @Test
  void forEachOfWhichOnlyTheExpressionAwaitsStaysALoop() {
    assertThat(
            Reader.body(
                """
          for (String s : await(texts())) {
            if (s == null) continue;
            act(s);
          }
          for (int i : await(numbers())) act(i);
          """))
        .isEqualTo(
            """
          List<String> iterable = await(`Demo.texts()`):List<String>
          plain for (String s : iterable) {
            if (s == null) {
              continue;
            }
            Demo.act(s);
          }
          int[] array = await(`Demo.numbers()`):int[]
          plain for (int i : array) {
            Demo.act(i);
          }
          """);
  }

  @Test
  void labeledLoops() {
    assertThat(
            Reader.body(
                """
          outer:
          for (int i = 0; i < 3; i++) {
            inner:
            while (true) {
              if (await(test())) continue outer;
              if (i == 1) break outer;
              if (i == 2) continue inner;
              break;
            }
          }
          """))
        .isEqualTo(
            """
          block
            int i = `0`=
            while `i < 3`~ breaks outer#0 continues outer#1
              while forever breaks inner#3 continues inner#4
                if await(`Demo.test()`):Boolean
                  continue outer#1
                plain if (i == 1) {
            exit break outer#0;
          }
                plain if (i == 2) {
            exit continue inner#4;
          }
                break inner#3
            update
              plain i++;
          """);
  }

  @Test
  void twoLabelsOnOneLoop() {
    assertThat(
            Reader.body(
                """
          a:
          b:
          for (String s : List.of("a")) {
            if (await(test())) break a;
            if (plain() > 1) continue b;
            break b;
          }
          """))
        .isEqualTo(
            """
          block
            Iterator<String> iterator = `List.of("a").iterator()`
            while `iterator.hasNext()` breaks b#1 continues b#2
              String s = `iterator.next()`
              if await(`Demo.test()`):Boolean
                break b#1
              plain if (Demo.plain() > 1) {
            exit continue b#2;
          }
              break b#1
          """);
  }
}
