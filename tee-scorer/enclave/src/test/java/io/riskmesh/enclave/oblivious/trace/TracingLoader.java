package io.riskmesh.enclave.oblivious.trace;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;

/// Loads its own copy of every class of one package, rewritten to tell [TraceLog] what it does; everything else comes from the
/// parent.
public final class TracingLoader extends ClassLoader {

    private final String prefix;

    /// @param packageName whose classes are copied, not those of its subpackages
    public TracingLoader(String packageName, ClassLoader parent) {
        super(parent);
        this.prefix = packageName + ".";
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(prefix) || name.indexOf('.', prefix.length()) >= 0) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] copy = rewritten(in.readAllBytes());
            return defineClass(name, copy, 0, copy.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    static byte[] rewritten(byte[] original) {
        ClassFile classFile = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG);
        return classFile.transformClass(classFile.parse(original),
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(TracingCode::new)));
    }
}
