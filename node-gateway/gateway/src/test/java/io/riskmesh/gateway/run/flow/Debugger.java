package io.riskmesh.gateway.run.flow;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Stops another process where a test wants it: all its threads stand still when one of them enters a method for the n-th time, and
/// the process can be killed right there. What runs is the shipped code, which knows nothing of it.
final class Debugger implements AutoCloseable {
    /// The option of a virtual machine that can be stopped so; it says its port on standard output.
    static final String OPTION = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

    /// Before the port.
    static final String SAYS = "Listening for transport dt_socket at address: ";

    private final VirtualMachine machine;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile String broken;

    private Debugger(VirtualMachine machine) {
        this.machine = machine;
    }

    /// Attaches and stops the process when it enters the method.
    ///
    /// @param entries of the method that pass before
    static Debugger stopping(int port, String type, String method, int entries) throws IOException {
        Debugger debugger = new Debugger(attach(port));
        ClassPrepareRequest prepared = debugger.machine.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(type);
        prepared.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        prepared.enable();
        debugger.machine.classesByName(type).forEach(loaded -> debugger.breakAt(loaded, method, entries));
        Thread.ofPlatform().daemon().name("debugger").start(() -> debugger.listen(method, entries));
        return debugger;
    }

    private static VirtualMachine attach(int port) throws IOException {
        AttachingConnector sockets = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach")).findFirst().orElseThrow();
        Map<String, Connector.Argument> arguments = sockets.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        try {
            return sockets.attach(arguments);
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    private void breakAt(ReferenceType type, String name, int entries) {
        List<Method> methods = type.methodsByName(name).stream().filter(method -> method.location() != null).toList();
        if (methods.isEmpty()) {
            broken = "no method " + name + " in " + type.name();
            stopped.countDown();
        }
        for (Method method : methods) {
            BreakpointRequest request = machine.eventRequestManager().createBreakpointRequest(method.location());
            request.addCountFilter(entries + 1);
            request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            request.enable();
        }
    }

    private void listen(String method, int entries) {
        try {
            while (true) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof ClassPrepareEvent loaded) {
                        breakAt(loaded.referenceType(), method, entries);
                    } else if (event instanceof BreakpointEvent) {
                        stopped.countDown();
                        return; // and the process stands still
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException _) {
            // the process has ended
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits until the process stands still there.
    boolean isStopped(Duration most) throws InterruptedException {
        boolean there = stopped.await(most.toMillis(), TimeUnit.MILLISECONDS);
        if (broken != null) {
            throw new AssertionError(broken);
        }
        return there;
    }

    /// Lets the process go on, if it is still there.
    @Override
    public void close() {
        try {
            machine.dispose();
        } catch (VMDisconnectedException _) {
            // it has ended
        }
    }
}
