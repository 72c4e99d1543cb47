package dev.weft.processor.weave;

import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.IRETURN;

import dev.weft.processor.emit.GeneratedSource.Waits;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes into a state machine the two methods that say where it waits, in the user's file: {@code
 * case 3 -> 12} where state 3 goes on behind the await of line 12.
 */
final class WaitWriter {
  private WaitWriter() {}

  static void write(String machine, Waits waits, String fileName, ClassVisitor into) {
    file(
        into.visitMethod(ACC_PROTECTED, "sourceFile", "()Ljava/lang/String;", null, null),
        fileName);
    line(into.visitMethod(ACC_PROTECTED, "suspendedLine", "()I", null, null), machine, waits);
  }

  private static void file(MethodVisitor code, String fileName) {
    code.visitCode();
    code.visitLdcInsn(fileName);
    code.visitInsn(ARETURN);
    code.visitMaxs(1, 1);
    code.visitEnd();
  }

  private static void line(MethodVisitor code, String machine, Waits waits) {
    Map<Integer, Integer> lines = new TreeMap<>(waits.lines());
    int[] states = lines.keySet().stream().mapToInt(Integer::intValue).toArray();
    Label[] cases = new Label[states.length];
    for (int i = 0; i < cases.length; i++) {
      cases[i] = new Label();
    }
    Label otherwise = new Label();
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitFieldInsn(GETFIELD, machine, waits.state(), "I");
    code.visitLookupSwitchInsn(otherwise, states, cases);
    for (int i = 0; i < cases.length; i++) {
      give(code, cases[i], lines.getOrDefault(states[i], 0));
    }
    give(code, otherwise, 0);
    code.visitMaxs(1, 1);
    code.visitEnd();
  }

  private static void give(MethodVisitor code, Label label, int line) {
    code.visitLabel(label);
    code.visitFrame(F_SAME, 0, null, 0, null);
    code.visitLdcInsn(line);
    code.visitInsn(IRETURN);
  }
}
