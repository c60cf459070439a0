using BenchmarkDotNet.Running;

// All: dotnet run -c Release --project benchmarks/VisionAdapters.Benchmarks -- --filter '*'
// A quick look: add --job short
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
