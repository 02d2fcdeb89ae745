package io.riskmesh.enclave.oblivious.trace;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/// Adds to one method body: before each array access its index, before each switch its value, after each conditional jump and
/// at each target of a jump a number of the place, before each load and store of a vector its offset.
final class TracingCode implements CodeTransform {

    private static final ClassDesc LOG = TraceLog.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc TAKES_INT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final Set<String> VECTOR_MEMORY = Set.of("fromArray", "intoArray");

    private int places;

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case ArrayLoadInstruction _ -> logTop(code);
            case ArrayStoreInstruction store -> logBelowTop(code, store.typeKind().asLoadable());
            case TableSwitchInstruction _ -> logTop(code);
            case LookupSwitchInstruction _ -> logTop(code);
            case InvokeInstruction call when isVectorMemory(call) -> logTop(code);
            default -> { } // neither reads memory by an index nor turns
        }
        code.with(element);
        boolean conditional = element instanceof BranchInstruction branch && branch.opcode() != Opcode.GOTO
                && branch.opcode() != Opcode.GOTO_W;
        if (conditional || element instanceof LabelTarget) {
            code.loadConstant(places++).invokestatic(LOG, "place", TAKES_INT);
        }
    }

    /// Their last argument is the offset.
    private static boolean isVectorMemory(InvokeInstruction call) {
        if (!call.owner().asInternalName().startsWith("jdk/incubator/vector/") || !VECTOR_MEMORY.contains(call.name().stringValue())) {
            return false;
        }
        MethodTypeDesc type = call.typeSymbol();
        if (!type.parameterType(type.parameterCount() - 1).equals(ConstantDescs.CD_int)) {
            throw new IllegalStateException("Expected an offset last, got " + call); // a form that this test does not know yet
        }
        return true;
    }

    private static void logTop(CodeBuilder code) {
        code.dup().invokestatic(LOG, "index", TAKES_INT);
    }

    private static void logBelowTop(CodeBuilder code, TypeKind value) {
        int slot = code.allocateLocal(value);
        code.storeLocal(value, slot);
        logTop(code);
        code.loadLocal(value, slot);
    }
}
