using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using VisionAdapters.Onnx.Inference;

namespace VisionAdapters.Benchmarks;

/// <summary>What a bare session of a model takes under one choice of the runtime's options: one process for each choice, so that they can be compared.</summary>
internal static class SessionMemory
{
    private const int Images = 40;
    private const int WarmUps = 2;

    /// <summary>Measures. <c>session MODEL.onnx BATCH [no-arena] [no-pattern] [no-prepacking] [device-allocator] [shrinkage] [extended] [trim]</c></summary>
    public static void Run(string[] args)
    {
        var batch = int.Parse(args[1], CultureInfo.InvariantCulture);
        using var options = Options(args);
        using var session = new InferenceSession(args[0], options);
        var loaded = Resident();
        if (args.Contains("trim"))
        {
            Onnx.Inference.ProcessMemory.Trim();
        }

        var ready = Resident();
        var shape = session.InputMetadata.Single().Value.Dimensions;
        using var input = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.UInt8, [batch, shape[1], shape[2], shape[3]]);
        new Random(1).NextBytes(input.GetTensorMutableRawData());
        using var runOptions = new RunOptions();
        if (args.Contains("shrinkage"))
        {
            runOptions.AddRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
        }

        var times = new List<double>();
        for (var run = 0; run < (Images / batch) + WarmUps; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            using var outputs = session.Run(runOptions, session.InputNames, [input], session.OutputNames);
            times.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / batch);
        }

        var sorted = times.Skip(WarmUps).Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(' ', args.Skip(1)),-28}loaded {loaded,4:0} MB, before the first run {ready,4:0} MB, after the last {Resident(),4:0} MB, peak {ProcessMemory.Read("VmHWM") / 1024.0,4:0} MB, {sorted[sorted.Length / 2]:0.0} ms of processor time an image"));
    }

    private static double Resident() => ProcessMemory.Read("VmRSS") / 1024.0;

    private static SessionOptions Options(string[] args)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = args.Contains("extended") ? GraphOptimizationLevel.ORT_ENABLE_EXTENDED : GraphOptimizationLevel.ORT_ENABLE_ALL,
            EnableCpuMemArena = !args.Contains("no-arena"),
            EnableMemoryPattern = !args.Contains("no-pattern"),
        };
        options.AddSessionConfigEntry("session.disable_prepacking", args.Contains("no-prepacking") ? "1" : "0");
        options.AddSessionConfigEntry("session.use_device_allocator_for_initializers", args.Contains("device-allocator") ? "1" : "0");
        return options;
    }
}
