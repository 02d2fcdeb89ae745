package io.riskmesh.simulator.flow;

/// One kind of behaviour. It is asked once at the start of every day, in order of days.
public interface Activity {

    /// Puts what starts on this day onto the agenda, at instants not before the day.
    void plan(int day, Agenda agenda);
}
