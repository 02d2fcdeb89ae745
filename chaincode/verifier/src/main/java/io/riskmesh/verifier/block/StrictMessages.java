package io.riskmesh.verifier.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;

/// Protobuf messages without the format's freedom. Bytes that decode to a message but are not its one encoding could
/// carry what nobody signed and nobody sees.
public final class StrictMessages {

    private StrictMessages() {}

    /// Decodes bytes that must be exactly the encoding of the message: no unknown field, no other order, no repetition.
    public static <T extends Message> T canonical(Parser<T> parser, ByteString bytes, String what) throws MalformedBlock {
        T message = known(parser, bytes, what);
        if (!message.toByteString().equals(bytes)) {
            throw new MalformedBlock(what + " is not the one encoding of its content");
        }
        return message;
    }

    /// Decodes bytes without unknown fields, at any depth. For messages with maps, whose order is free, and for
    /// messages whose bytes are signed.
    public static <T extends Message> T known(Parser<T> parser, ByteString bytes, String what) throws MalformedBlock {
        T message = any(parser, bytes, what);
        if (hasUnknownFields(message)) {
            throw new MalformedBlock(what + " has a field that is not known");
        }
        return message;
    }

    /// Decodes bytes as Fabric does, unknown fields included.
    public static <T extends Message> T any(Parser<T> parser, ByteString bytes, String what) throws MalformedBlock {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException _) {
            throw new MalformedBlock(what + " does not decode");
        }
    }

    /// Whether the message or a message in it has a field that this code does not know.
    public static boolean hasUnknownFields(Message message) {
        if (!message.getUnknownFields().asMap().isEmpty()) {
            return true;
        }
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && hasUnknownFields(message, field)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasUnknownFields(Message message, FieldDescriptor field) {
        if (!field.isRepeated()) {
            return message.hasField(field) && hasUnknownFields((Message) message.getField(field));
        }
        for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
            if (hasUnknownFields((Message) message.getRepeatedField(field, i))) {
                return true;
            }
        }
        return false;
    }
}
