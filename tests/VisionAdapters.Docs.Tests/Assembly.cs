// A block is run with the console and the current folder of the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
