using BenchmarkDotNet.Running;
using VisionAdapters.Benchmarks;

// All: dotnet run -c Release --project benchmarks/VisionAdapters.Benchmarks -- --filter '*'
// A quick look: add --job short
// Photos to tags beside the sum of the parts: -- end-to-end [archive.tar] [batch size]
// Cloud adapters against the emulator, beside bare calls and the vendors' JavaScript clients: -- clouds [costs] [throughput] [batches]
// Files to mapped attributes on one thread, to compare with benchmarks/peers: -- one-core FOLDER [batch size]
// Batches and threads: -- threads FOLDER
// Visual search by the embedding, on the set kagl: -- retrieval FOLDER [split]
// Categories of worn items in the boxes of the set ccp, and time by the number of items: -- items FOLDER [split]
// Visual search by an item of a photo, on composed photos: -- find-items KAGL-FOLDER CCP-FOLDER [split]
// Memory over many images: -- steady [images] [--tiny] [--int8] [--both] [--types]
// Memory of a bare session under the runtime's options: -- session MODEL.onnx BATCH [options]
// Answers of 4 MB that are made to keep a reader busy: -- hostile
// A cloud that fails in four ways, with a fallback, by the number of calls at once: -- outages
// Paired resamples of micro F1 and top-1 of four providers: -- resampling [images]
// Labels to values, and loading the maps, by processor time: -- mapping
if (args is ["end-to-end", .. var rest])
{
    await EndToEndComparison.RunAsync(rest);
}
else if (args is ["one-core", .. var one])
{
    await OneCore.RunAsync(one);
}
else if (args is ["threads", .. var threads])
{
    await ThreadsComparison.RunAsync(threads);
}
else if (args is ["retrieval", .. var retrieval])
{
    await RetrievalEvaluation.RunAsync(retrieval);
}
else if (args is ["items", .. var items])
{
    await ItemEvaluation.RunAsync(items);
}
else if (args is ["find-items", .. var find])
{
    await ItemRetrieval.RunAsync(find);
}
else if (args is ["steady", .. var steady])
{
    await SteadyState.RunAsync(steady);
}
else if (args is ["session", .. var session])
{
    SessionMemory.Run(session);
}
else if (args is ["hostile"])
{
    return HostileAnswerComparison.Run();
}
else if (args is ["outages"])
{
    await OutageComparison.RunAsync();
}
else if (args is ["resampling", .. var images])
{
    ResamplingComparison.Run(images);
}
else if (args is ["mapping"])
{
    await MappingComparison.RunAsync();
}
else if (args is ["clouds", .. var parts])
{
    await CloudComparison.RunAsync(parts);
}
else if (args is [EmulatorProcess.Argument])
{
    await EmulatorProcess.RunAsync();
}
else if (args is [CloudThroughput.Argument, .. var client])
{
    await CloudThroughput.RunClientAsync(client);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}

return 0;
