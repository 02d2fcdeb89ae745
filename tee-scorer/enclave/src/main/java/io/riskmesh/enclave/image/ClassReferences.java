package io.riskmesh.enclave.image;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The classes that a class file names: in its constant pool and in the types of fields and methods. More than the machine will
/// load, never less, unless a name is made from a string at run time.
final class ClassReferences {

    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;]+);");

    private ClassReferences() {}

    /// Binary names with dots.
    static Set<String> of(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        Set<String> names = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type -> addInternal(type.asInternalName(), names);
                case NameAndTypeEntry member -> addDescriptor(member.type().stringValue(), names);
                case MethodTypeEntry type -> addDescriptor(type.descriptor().stringValue(), names);
                default -> { } // numbers, strings and entries that point to the ones above
            }
        }
        for (FieldModel field : model.fields()) {
            addDescriptor(field.fieldType().stringValue(), names);
        }
        for (MethodModel method : model.methods()) {
            addDescriptor(method.methodType().stringValue(), names);
        }
        return names;
    }

    private static void addInternal(String name, Set<String> names) {
        if (name.startsWith("[")) {
            addDescriptor(name, names);
        } else {
            names.add(name.replace('/', '.'));
        }
    }

    private static void addDescriptor(String descriptor, Set<String> names) {
        Matcher matcher = IN_DESCRIPTOR.matcher(descriptor);
        while (matcher.find()) {
            names.add(matcher.group(1).replace('/', '.'));
        }
    }
}
