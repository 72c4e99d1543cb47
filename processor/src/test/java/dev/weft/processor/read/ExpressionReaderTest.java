package dev.weft.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How expressions are taken apart, or not. */
class ExpressionReaderTest {
  @Test
  void awaitAsAStatement() {
    assertThat(
            Reader.body(
                """
          await(number());
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          """);
  }

  @Test
  void awaitInAnInitializer() {
    assertThat(
            Reader.body(
                """
          int x = await(number());
          """))
        .isEqualTo(
            """
          int x = await(`Demo.number()`):Integer
          """);
  }

  @Test
  void awaitOfAStage() {
    assertThat(
            Reader.body(
                """
          await(java.util.concurrent.CompletableFuture.completedFuture(1));
          """))
        .isEqualTo(
            """
          await(`concurrent.CompletableFuture.completedFuture(1)`):Integer
          """);
  }

  @Test
  void awaitInsideAnAwait() {
    assertThat(
            Reader.body(
                """
          await(number(await(number())));
          """))
        .isEqualTo(
            """
          await(<Demo.number({await(`Demo.number()`):Integer})>:Coroutine<Integer>):Integer
          """);
  }

  @Test
  void theExceptionClassOfAnAwaitIsDropped() {
    assertThat(
            Reader.body(
                """
          await(number(), Exception.class);
          """))
        .isEqualTo(
            """
          await(`Demo.number()`):Integer
          """);
  }

  @Test
  void anExceptionClassThatIsComputedIsEvaluatedAfterTheOperand() {
    assertThat(
            Reader.body(
                """
          await(number(), Demo.<Class<Exception>>any());
          """))
        .isEqualTo(
            """
          await(<((Coroutine<Integer>) new Object[] {{`Demo.number()`}, {`Demo.<Class<Exception>>any()`}}[0])>:Coroutine<Integer>):Integer
          """);
  }

  @Test
  void awaitOfNullKeepsTheOverload() {
    assertThat(
            Reader.body(
                """
          await((Awaitable<?>) null); Object x = await(null, Exception.class);
          """))
        .isEqualTo(
            """
          await(`(Awaitable<?>) null`):Object
          Object x = await(`(Awaitable) null`=):Object
          """);
  }

  @Test
  void argumentsAreOperandsInOrder() {
    assertThat(
            Reader.body(
                """
          int x = 1;
          act(plain(), x, "c", await(number()), plain());
          """))
        .isEqualTo(
            """
          int x = `1`=
          <Demo.act({`Demo.plain()`}, {`x`~}, {`"c"`=}, {await(`Demo.number()`):Integer}, {`Demo.plain()`})>:void
          """);
  }

  @Test
  void theReceiverIsTheFirstOperand() {
    assertThat(
            Reader.body(
                """
          StringBuilder b = new StringBuilder();
          b.append(1).append(await(text())).append(2);
          """))
        .isEqualTo(
            """
          StringBuilder b = `new StringBuilder()`
          <{<{`b.append(1)`}.append({await(`Demo.text()`):String})>:StringBuilder}.append({`2`=})>:StringBuilder
          """);
  }

  @Test
  void aReceiverThatAwaits() {
    assertThat(
            Reader.body(
                """
          await(text()).trim().length();
          """))
        .isEqualTo(
            """
          <{<{await(`Demo.text()`):String}.trim()>:String}.length()>:int
          """);
  }

  @Test
  void aTypeNameIsNoOperand() {
    assertThat(
            Reader.body(
                """
          String s = String.valueOf(await(number()));
          """))
        .isEqualTo(
            """
          String s = <String.valueOf({await(`Demo.number()`):Integer})>:String
          """);
  }

  @Test
  void aMethodOfTheHostGoesThroughItsReceiver() {
    assertThat(
            Reader.instanceBody(
                """
          this.next.equals(await(number()));
          equals(await(number()));
          """))
        .isEqualTo(
            """
          inputs Demo self
          <{`self.next`}.equals({await(`Demo.number()`):Integer})>:boolean
          <self.equals({await(`Demo.number()`):Integer})>:boolean
          """);
  }

  @Test
  void explicitTypeArgumentsStay() {
    assertThat(
            Reader.body(
                """
          List<String> l = Collections.<String>nCopies(await(number()), "a");
          """))
        .isEqualTo(
            """
          List<String> l = <Collections.<String>nCopies({await(`Demo.number()`):Integer}, {`"a"`=})>:List<String>
          """);
  }

  @Test
  void anAwaitOfAVoidCallArgument() {
    assertThat(
            Reader.body(
                """
          System.out.println(await(text()));
          """))
        .isEqualTo(
            """
          <{`System.out`}.println({await(`Demo.text()`):String})>:void
          """);
  }

  @Test
  void aConstructorCall() {
    assertThat(
            Reader.body(
                """
          Object o = new ArrayList<String>(await(number()));
          """))
        .isEqualTo(
            """
          Object o = <new ArrayList<String>({await(`Demo.number()`):Integer})>:ArrayList<String>
          """);
  }

  @Test
  void aDiamond() {
    assertThat(
            Reader.body(
                """
          List<String> l = new ArrayList<>(await(number()));
          """))
        .isEqualTo(
            """
          List<String> l = <new ArrayList<>({await(`Demo.number()`):Integer})>:ArrayList<String>
          """);
  }

  @Test
  void anAnonymousClassWithArguments() {
    assertThat(
            Reader.body(
                """
          int base = 1;
          Object o = new ArrayList<String>(await(number())) {
            int more() { return base; }
          };
          """))
        .isEqualTo(
            """
          int base = `1`=
          Object o = <Demo$1.new$(base, {await(`Demo.number()`):Integer})>:Demo$1
          """);
  }

  @Test
  void arrayDimensions() {
    assertThat(
            Reader.body(
                """
          int[][][] a = new int[plain()][await(number())][];
          """))
        .isEqualTo(
            """
          int[][][] a = <new int[{`Demo.plain()`}][{await(`Demo.number()`):Integer}][]>:int[][][]
          """);
  }

  @Test
  void arrayElements() {
    assertThat(
            Reader.body(
                """
          int[] a = new int[] {plain(), await(number()), 3};
          """))
        .isEqualTo(
            """
          int[] a = <new int[] {{`Demo.plain()`}, {await(`Demo.number()`):Integer}, {`3`=}}>:int[]
          """);
  }

  @Test
  void anArrayInitializerSaysItsType() {
    assertThat(
            Reader.body(
                """
          int[] a = {1, 2};
          int[][] b = {{1}, {await(number()), 2}, a};
          """))
        .isEqualTo(
            """
          int[] a = `new int[] {1, 2}`
          int[][] b = <new int[][] {{{`1`=}}, {{await(`Demo.number()`):Integer}, {`2`=}}, {`a`~}}>:int[][]
          """);
  }

  @Test
  void arrayAccess() {
    assertThat(
            Reader.instanceBody(
                """
          int x = array[await(number())] + await(numbers())[0];
          """))
        .isEqualTo(
            """
          inputs Demo self
          int x = <{<{`self.array`}[{await(`Demo.number()`):Integer}]>:int} + {<{await(`Demo.numbers()`):int[]}[{`0`=}]>:int}>:int
          """);
  }

  @Test
  void fieldAccess() {
    assertThat(
            Reader.body(
                """
          int x = await(Demo.<Coroutine<Demo>>any()).field;
          """))
        .isEqualTo(
            """
          int x = <{await(`Demo.<Coroutine<Demo>>any()`):Demo}.field>:int
          """);
  }

  @Test
  void castAndInstanceof() {
    assertThat(
            Reader.body(
                """
          boolean b = (Object) await(text()) instanceof CharSequence;
          """))
        .isEqualTo(
            """
          boolean b = <{<(Object) {await(`Demo.text()`):String}>:Object} instanceof CharSequence>:boolean
          """);
  }

  @Test
  void parenthesesStay() {
    assertThat(
            Reader.body(
                """
          int x = (plain() + await(number())) * (await(number()));
          """))
        .isEqualTo(
            """
          int x = <{<({`Demo.plain()`} + {await(`Demo.number()`):Integer})>:int} * {await(`Demo.number()`):Integer}>:int
          """);
  }

  @Test
  void unaryOperators() {
    assertThat(
            Reader.body(
                """
          int x = -await(number()) + ~await(number());
          """))
        .isEqualTo(
            """
          int x = <{<-{await(`Demo.number()`):Integer}>:int} + {<~{await(`Demo.number()`):Integer}>:int}>:int
          """);
  }

  @Test
  void stringConcatenation() {
    assertThat(
            Reader.body(
                """
          String s = "a" + 1 + await(text()) + 2;
          """))
        .isEqualTo(
            """
          String s = <{<{`"a" + 1`=} + {await(`Demo.text()`):String}>:String} + {`2`=}>:String
          """);
  }

  @Test
  void anOperandIsConvertedToAStringBeforeTheNextIsEvaluated() {
    assertThat(
            Reader.body(
                """
          StringBuilder b = new StringBuilder();
          String s = b + await(text());
          """))
        .isEqualTo(
            """
          StringBuilder b = `new StringBuilder()`
          String s = <{`"" + b`} + {await(`Demo.text()`):String}>:String
          """);
  }

  @Test
  void anOperandIsUnboxedBeforeTheNextIsEvaluated() {
    assertThat(
            Reader.instanceBody(
                """
          int x = box + await(number());
          int y = await(number()) + await(number());
          """))
        .isEqualTo(
            """
          inputs Demo self
          int x = <{`self.box`} + {await(`Demo.number()`):Integer}>:int
          int y = <{<{await(`Demo.number()`):Integer}>:int} + {await(`Demo.number()`):Integer}>:int
          """);
  }

  @Test
  void aBoxThatAnArgumentUnboxesIsUnboxedInItsTurn() {
    assertThat(
            Reader.body(
                """
          Integer i = 1;
          Math.max(i, await(number()));
          List.of(i, await(number()));
          """))
        .isEqualTo(
            """
          Integer i = `1`=
          <Math.max({`i`}, {await(`Demo.number()`):Integer})>:int
          <List.of({`i`~}, {await(`Demo.number()`):Integer})>:List<Integer>
          """);
  }

  @Test
  void boxesThatAreComparedAsReferencesStayBoxes() {
    assertThat(
            Reader.instanceBody(
                """
          boolean same = box == await(number());
          boolean equal = box == (int) await(number());
          """))
        .isEqualTo(
            """
          inputs Demo self
          boolean same = <{`self.box`} == {await(`Demo.number()`):Integer}>:boolean
          boolean equal = <{`self.box`} == {<(int) {await(`Demo.number()`):Integer}>:int}>:boolean
          """);
  }

  @Test
  void assignmentToALocalInsideAnExpression() {
    assertThat(
            Reader.body(
                """
          int a;
          int b = a = await(number());
          """))
        .isEqualTo(
            """
          int a
          int b = <a = {await(`Demo.number()`):Integer}>:int
          """);
  }

  @Test
  void assignmentToAnArrayElement() {
    assertThat(
            Reader.instanceBody(
                """
          array[plain()] = await(number());
          """))
        .isEqualTo(
            """
          inputs Demo self
          <{`self.array`}[{`Demo.plain()`}] = {await(`Demo.number()`):Integer}>:int
          """);
  }

  @Test
  void assignmentToAField() {
    assertThat(
            Reader.instanceBody(
                """
          next.field = await(number());
          field = await(number());
          shared = await(number());
          """))
        .isEqualTo(
            """
          inputs Demo self
          <{`self.next`}.field = {await(`Demo.number()`):Integer}>:int
          <self.field = {await(`Demo.number()`):Integer}>:int
          <Demo.shared = {await(`Demo.number()`):Integer}>:int
          """);
  }

  @Test
  void compoundAssignmentToALocal() {
    assertThat(
            Reader.body(
                """
          byte b = 1;
          b += await(number());
          """))
        .isEqualTo(
            """
          byte b = `1`=
          (b:byte local += await(`Demo.number()`):Integer)
          """);
  }

  @Test
  void compoundAssignmentToAnElement() {
    assertThat(
            Reader.instanceBody(
                """
          array[box] *= await(number());
          next.name += await(text());
          """))
        .isEqualTo(
            """
          inputs Demo self
          ({`self.array`}[{`self.box`}]:int *= await(`Demo.number()`):Integer)
          ({`self.next`}.name:String += await(`Demo.text()`):String)
          """);
  }

  @Test
  void compoundAssignmentWhereOnlyThePlaceAwaits() {
    assertThat(
            Reader.instanceBody(
                """
          array[await(number())] += plain();
          """))
        .isEqualTo(
            """
          inputs Demo self
          <{`self.array`}[{await(`Demo.number()`):Integer}] += {`Demo.plain()`}>:int
          """);
  }

  @Test
  void incrementOfAPlaceThatAwaits() {
    assertThat(
            Reader.instanceBody(
                """
          array[await(number())]++;
          --await(Demo.<Coroutine<Demo>>any()).field;
          """))
        .isEqualTo(
            """
          inputs Demo self
          <{`self.array`}[{await(`Demo.number()`):Integer}]++>:int
          <--{await(`Demo.<Coroutine<Demo>>any()`):Demo}.field>:int
          """);
  }

  @Test
  void conditional() {
    assertThat(
            Reader.body(
                """
          Object o = await(test()) ? await(text()) : 2;
          long l = plain() > 1 ? 1 : await(number());
          """))
        .isEqualTo(
            """
          Object o = (await(`Demo.test()`):Boolean ? await(`Demo.text()`):String : `2`=):Object
          long l = (`Demo.plain() > 1` ? `1`= : await(`Demo.number()`):Integer):long
          """);
  }

  @Test
  void andOrNot() {
    assertThat(
            Reader.body(
                """
          boolean b = !(await(test()) && plain() > 1) || (plain() > 2 || plain() > 3) && await(test());
          """))
        .isEqualTo(
            """
          boolean b = (!(await(`Demo.test()`):Boolean && `Demo.plain() > 1`) || (`(Demo.plain() > 2 || Demo.plain() > 3)` && await(`Demo.test()`):Boolean))
          """);
  }

  @Test
  void aSwitchExpressionWhoseSelectorAwaits() {
    assertThat(
            Reader.body(
                """
          int x = switch (await(number())) {
            case 1 -> plain();
            default -> {
              yield 2;
            }
          };
          """))
        .isEqualTo(
            """
          int x = <switch ({await(`Demo.number()`):Integer}) {
            case 1 -> Demo.plain();
            default -> {
              yield 2;
            }
          }>:int
          """);
  }

  @Test
  void aMethodReferenceOfAnAwaitedObject() {
    assertThat(
            Reader.body(
                """
          Supplier<String> s = await(text())::trim;
          """))
        .isEqualTo(
            """
          function.Supplier<String> s = <{await(`Demo.text()`):String}::trim>:function.Supplier<String>
          """);
  }

  @Test
  void lambdasStayAsTheyAre() {
    assertThat(
            Reader.body(
                """
          int x = await(number());
          Runnable r = () -> act(x);
          act(r, (Supplier<Integer>) () -> x, await(number()));
          """))
        .isEqualTo(
            """
          int x = await(`Demo.number()`):Integer
          Runnable r = `() -> Demo.act(x)`=
          <Demo.act({`r`~}, {`(function.Supplier<Integer>) () -> x`}, {await(`Demo.number()`):Integer})>:void
          """);
  }

  @Test
  void anAwaitInALambdaIsNotOfThisBody() {
    assertThat(
            Reader.body(
                """
          Runnable r = () -> await(number());
          """))
        .isEqualTo(
            """
          Runnable r = `() -> Coroutines.await(Demo.number())`=
          """);
  }

  @Test
  void effectsTellWhatMustKeepItsPlace() {
    assertThat(
            Reader.instanceBody(
                """
          int x = 1;
          act(1, x, x + 1, field, this, "a" + 2, x / 2, Demo.class, Integer.MAX_VALUE, await(number()));
          """))
        .isEqualTo(
            """
          inputs Demo self
          int x = `1`=
          <Demo.act({`1`=}, {`x`~}, {`x + 1`~}, {`self.field`}, self, {`"a" + 2`=}, {`x / 2`}, {`Demo.class`=}, {`Integer.MAX_VALUE`=}, {await(`Demo.number()`):Integer})>:void
          """);
  }

  @Test
  void aSuperCallGoesThroughAnAccessor() {
    assertThat(
            Reader.ofMembers(
                    """
          @Override public boolean equals(Object o) { return true; }
          @Async Coroutine<Boolean> body() {
            return done(super.equals(await(text())));
          }
          """)
                .onlyBody())
        .isEqualTo(
            """
          inputs Demo self
          return <self.super$equals({await(`Demo.text()`):String})>:boolean
          """);
  }
}
