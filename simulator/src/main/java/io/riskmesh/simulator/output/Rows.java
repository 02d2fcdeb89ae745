package io.riskmesh.simulator.output;

import io.riskmesh.simulator.flow.Payment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// What goes into one file: a header, a choice of payments, and how a row is written.
record Rows(String name, List<String> header, Predicate<Payment> chosen, Writer writer) {

    /// Writes the values of one row, without ending it.
    @FunctionalInterface
    interface Writer {
        void write(Payment payment, CsvFile file) throws IOException;
    }

    FileEntry write(Path folder, List<Payment> payments) throws IOException {
        CsvFile written;
        try (CsvFile file = new CsvFile(folder, name, header)) {
            for (Payment payment : payments) {
                if (chosen.test(payment)) {
                    writer.write(payment, file);
                    file.endRow();
                }
            }
            written = file;
        }
        return written.entry();
    }
}
