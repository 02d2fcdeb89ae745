package io.riskmesh.binselect.pass;

import io.riskmesh.binselect.field.Residues;
import io.riskmesh.binselect.message.PairMessage.Corrections;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.refusal.RefusedInput;
import io.riskmesh.binselect.refusal.SelectRefusal;
import java.util.Map;
import java.util.TreeMap;

/// The corrections of one slot as far as they came.
///
/// @param slot 0 before the first tree
/// @param cells by part
public record ReceivedParts(int slot, Map<Integer, Octets> cells) {

    public ReceivedParts {
        cells = Map.copyOf(cells);
    }

    public static ReceivedParts none() {
        return new ReceivedParts(0, Map.of());
    }

    /// With one more part. A later slot forgets the parts of the one before; the same part again changes nothing.
    ///
    /// @throws RefusedInput if the part is of a slot that is over, differs from the one that came before, or is not of this
    ///     pair's size and field
    public ReceivedParts with(Corrections message, SelectParameters parameters) throws RefusedInput {
        RefusedInput.unless(message.slot() >= Math.max(1, slot), SelectRefusal.PASS_REPLAYED,
                "slot " + slot + " or a later one", message.slot());
        RefusedInput.unless(message.part() < parameters.parts(), SelectRefusal.LAYOUT_MISMATCH,
                parameters.parts() + " parts", "part " + message.part());
        long bytes = 16L * parameters.rowsIn(message.part(), parameters.rowsPerPart()) * parameters.features();
        RefusedInput.unless(message.cells().length() == bytes, SelectRefusal.LENGTH_MISMATCH, bytes + " bytes", message.cells().length());
        RefusedInput.unless(Residues.areCanonical(message.cells().array()), SelectRefusal.CELL_OUT_OF_FIELD,
                "residues below 2^61 - 1", "another");
        Map<Integer, Octets> parts = message.slot() == slot ? new TreeMap<>(cells) : new TreeMap<>();
        Octets before = parts.putIfAbsent(message.part(), message.cells());
        RefusedInput.unless(before == null || before.equals(message.cells()), SelectRefusal.SEED_REUSED,
                "the corrections of slot " + slot + " that came before", "others");
        return new ReceivedParts(message.slot(), parts);
    }

    public boolean isComplete(SelectParameters parameters) {
        return slot > 0 && cells.size() == parameters.parts();
    }

    public int firstMissing(SelectParameters parameters) {
        int part = 0;
        while (part < parameters.parts() && cells.containsKey(part)) {
            part++;
        }
        return part;
    }

    public Octets part(int index) {
        return cells.get(index);
    }

    @Override
    public String toString() {
        return "ReceivedParts[slot " + slot + ", " + cells.size() + " parts]";
    }
}
