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
import com.sun.jdi.request.EventRequestManager;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Stops another process where a test wants it: all its threads stand still when one of them enters a method for the n-th time, and
/// the process can be killed right there. What runs is the shipped code, which knows nothing of it. One stop at a time.
final class Debugger {
    /// The option of a virtual machine that can be stopped so; it says its port on standard output.
    static final String OPTION = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

    /// Before the port.
    static final String SAYS = "Listening for transport dt_socket at address: ";

    private final VirtualMachine machine;
    private volatile Stop wanted;

    private Debugger(VirtualMachine machine) {
        this.machine = machine;
    }

    static Debugger attach(int port) throws IOException {
        AttachingConnector sockets = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach")).findFirst().orElseThrow();
        Map<String, Connector.Argument> arguments = sockets.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        try {
            Debugger debugger = new Debugger(sockets.attach(arguments));
            Thread.ofPlatform().daemon().name("debugger").start(debugger::listen);
            return debugger;
        } catch (IllegalConnectorArgumentsException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where a process shall stand still.
    final class Stop implements AutoCloseable {
        private final String type;
        private final String method;
        private final int entries;
        private final CountDownLatch reached = new CountDownLatch(1);
        private volatile String broken;
        private boolean closed;

        Stop(String type, String method, int entries) {
            this.type = type;
            this.method = method;
            this.entries = entries;
        }

        private void breakIn(ReferenceType loaded) {
            List<Method> methods = loaded.methodsByName(method).stream().filter(one -> one.location() != null).toList();
            if (methods.isEmpty()) {
                broken = "no method " + method + " in " + type;
                reached.countDown();
            }
            for (Method one : methods) {
                BreakpointRequest request = machine.eventRequestManager().createBreakpointRequest(one.location());
                request.addCountFilter(entries + 1);
                request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
                request.enable();
            }
        }

        /// Waits until the process stands still.
        boolean isReached(Duration most) throws InterruptedException {
            boolean there = reached.await(most.toMillis(), TimeUnit.MILLISECONDS);
            if (broken != null) {
                throw new AssertionError(broken);
            }
            return there;
        }

        private synchronized boolean isTaken() {
            if (!closed) {
                reached.countDown();
            }
            return !closed;
        }

        /// Lets the process go on, if it is still there.
        @Override
        public synchronized void close() {
            closed = true;
            try {
                EventRequestManager requests = machine.eventRequestManager();
                requests.deleteAllBreakpoints();
                requests.deleteEventRequests(List.copyOf(requests.classPrepareRequests()));
                if (reached.getCount() == 0) {
                    machine.resume();
                }
            } catch (VMDisconnectedException _) {
                // it has ended
            }
        }
    }

    /// The process stops when it enters the method.
    ///
    /// @param type full name of a class, which may not be loaded yet
    /// @param entries of the method that pass before
    Stop stopping(String type, String method, int entries) {
        wanted = new Stop(type, method, entries);
        ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(type);
        prepared.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        prepared.enable();
        machine.classesByName(type).forEach(wanted::breakIn);
        return wanted;
    }

    private void listen() {
        try {
            while (true) {
                EventSet events = machine.eventQueue().remove();
                boolean there = false;
                for (Event event : events) {
                    if (event instanceof ClassPrepareEvent loaded) {
                        wanted.breakIn(loaded.referenceType());
                    }
                    there |= event instanceof BreakpointEvent;
                }
                if (!there || !wanted.isTaken()) {
                    events.resume();
                }
            }
        } catch (VMDisconnectedException _) {
            // the process has ended
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
