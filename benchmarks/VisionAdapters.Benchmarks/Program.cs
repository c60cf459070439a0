using BenchmarkDotNet.Running;
using VisionAdapters.Benchmarks;

// All: dotnet run -c Release --project benchmarks/VisionAdapters.Benchmarks -- --filter '*'
// A quick look: add --job short
// Photos to tags beside the sum of the parts: -- end-to-end [archive.tar] [batch size]
// Labels to values, and loading the maps, by processor time: -- mapping
if (args is ["end-to-end", .. var rest])
{
    await EndToEndComparison.RunAsync(rest);
}
else if (args is ["mapping"])
{
    await MappingComparison.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
