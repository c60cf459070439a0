using BenchmarkDotNet.Running;
using VisionAdapters.Benchmarks;

// All: dotnet run -c Release --project benchmarks/VisionAdapters.Benchmarks -- --filter '*'
// A quick look: add --job short
// Photos to tags beside the sum of the parts: -- end-to-end [archive.tar] [batch size]
// A call through each cloud's tagger beside a bare call, against the emulator: -- cloud-calls
// Labels to values, and loading the maps, by processor time: -- mapping
if (args is ["end-to-end", .. var rest])
{
    await EndToEndComparison.RunAsync(rest);
}
else if (args is ["mapping"])
{
    await MappingComparison.RunAsync();
}
else if (args is ["cloud-calls"])
{
    await CloudCallComparison.RunAsync();
}
else if (args is [EmulatorProcess.Argument])
{
    await EmulatorProcess.ServeAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
