using BenchmarkDotNet.Running;
using VisionAdapters.Benchmarks;

// All: dotnet run -c Release --project benchmarks/VisionAdapters.Benchmarks -- --filter '*'
// A quick look: add --job short
// Photos to tags beside the sum of the parts: -- end-to-end [archive.tar] [batch size]
if (args is ["end-to-end", .. var rest])
{
    await EndToEndComparison.RunAsync(rest);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
