//! `clauselight batch`: JSON lines in, JSON lines out, in the same order, in bounded memory, on all processors.
//!
//! ```text
//! lines ─ jobs (bounded) ─ workers ─┐
//!       └ their replies (bounded, in order) ─ writer
//! ```
//!
//! Every line goes to whichever worker is free, with a channel of its own for the reply; the writer takes the replies
//! in the order of the lines. Nothing has to be put back in order, and at most a window of lines is in memory.

mod lines;
mod progress;
mod record;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::args;
use lines::{Line, Lines};
use progress::Progress;

/// Lines in memory for each worker: enough that none waits for a slow neighbour.
const WINDOW: usize = 4;

struct Job {
    line: Line,
    reply: SyncSender<String>,
}

pub fn run(arguments: &args::Batch) -> io::Result<ExitCode> {
    let workers = arguments.jobs.map_or_else(processors, usize::from);
    let (jobs, work) = sync_channel(workers);
    let (order, replies) = sync_channel(workers * WINDOW);
    let work = Arc::new(Mutex::new(work));
    for _ in 0..workers {
        let work = Arc::clone(&work);
        thread::spawn(move || answer_all(&work));
    }
    let reading = thread::spawn(move || distribute(&jobs, &order));
    write_all(&replies)?;
    match reading.join() {
        Ok(done) => done.map(|()| ExitCode::SUCCESS),
        Err(_) => Ok(ExitCode::FAILURE),
    }
}

fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Reads lines and hands them out.
fn distribute(jobs: &SyncSender<Job>, order: &SyncSender<Receiver<String>>) -> io::Result<()> {
    for line in Lines::new(io::stdin().lock()) {
        let (reply, answer) = sync_channel(1);
        let job = Job { line: line?, reply };
        if order.send(answer).is_err() || jobs.send(job).is_err() {
            break; // the writer has ended, and with it everything
        }
    }
    Ok(())
}

fn answer_all(work: &Mutex<Receiver<Job>>) {
    loop {
        let job = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        // Nobody waits for the reply any more where the writer has ended.
        let _ = job.reply.send(record::answer(&job.line));
    }
}

fn write_all(replies: &Receiver<Receiver<String>>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut progress = Progress::default();
    while let Some(reply) = next(replies, &mut out)? {
        let Some(answer) = next(&reply, &mut out)? else { break };
        out.write_all(answer.as_bytes())?;
        out.write_all(b"\n")?;
        progress.step();
    }
    out.flush()
}

/// What comes next; before waiting for it, what is written is sent off, for a program may wait for it to go on.
fn next<T>(channel: &Receiver<T>, out: &mut impl Write) -> io::Result<Option<T>> {
    match channel.try_recv() {
        Ok(value) => Ok(Some(value)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            out.flush()?;
            Ok(channel.recv().ok())
        }
    }
}
