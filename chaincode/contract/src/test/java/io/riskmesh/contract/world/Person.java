package io.riskmesh.contract.world;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/// Somebody who signs proposals: a party and the roles in the certificate, comma separated.
public record Person(String party, byte[] creator) {

    public static Person of(String party, String roles) {
        return withAttribute(party, "{\"attrs\":{\"hf.Affiliation\":\"\",\"hf.Type\":\"client\",\"riskmesh.role\":\"" + roles + "\"}}");
    }

    /// @param json the attribute extension, `null` for none
    public static Person withAttribute(String party, String json) {
        return new Person(party, creator(party, Certificates.pem(json)));
    }

    public static byte[] creator(String party, byte[] idBytes) {
        return SerializedIdentity.newBuilder().setMspid(party).setIdBytes(ByteString.copyFrom(idBytes)).build().toByteArray();
    }

    /// One line for each: party, creator in base64.
    public static void write(List<Person> people, Path file) {
        try {
            Files.write(file, people.stream()
                    .map(person -> person.party() + " " + Base64.getEncoder().encodeToString(person.creator())).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Person> read(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> line.split(" ", 2))
                    .map(words -> new Person(words[0], Base64.getDecoder().decode(words[1]))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
