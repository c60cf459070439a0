using BenchmarkDotNet.Attributes;
using VisionAdapters.Google;

namespace VisionAdapters.Benchmarks;

/// <summary>Reads 4 MB that nobody asked for. The limit is 150 ms, and no memory that grows with the answer.</summary>
[MemoryDiagnoser]
public class HostileAnswerBenchmarks
{
    private const int Size = 4_000_000;

    private readonly RawResponse _fields = new() { ContentType = "application/x-protobuf", Body = Repeat([0x98, 0x06, 0x01]) };
    private readonly RawResponse _labels = new() { ContentType = "application/x-protobuf", Body = Repeat([0x22, 60, .. Enumerable.Repeat(new byte[] { 0x98, 0x06, 0x01 }, 20).SelectMany(field => field)]) };

    /// <summary>1.3 million unknown fields of an image.</summary>
    [Benchmark(Baseline = true)]
    public int UnknownFields() => GoogleVisionAnswer.Parse(_fields).Tags.Count;

    /// <summary>65 thousand labels of twenty unknown fields each.</summary>
    [Benchmark]
    public int UnknownFieldsOfLabels() => GoogleVisionAnswer.Parse(_labels).Tags.Count;

    private static byte[] Repeat(byte[] field) => [.. Enumerable.Repeat(field, Size / field.Length).SelectMany(part => part)];
}
