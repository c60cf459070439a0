using System.Runtime.InteropServices;

namespace VisionAdapters.Onnx;

/// <summary>A head file as written.</summary>
internal sealed record HeadFileDocument
{
    public const int CurrentSchema = 1;

    public int? SchemaVersion { get; init; }

    public string? Id { get; init; }

    public string? Facet { get; init; }

    public AdaptedModel? Model { get; init; }

    public HeadTraining? Training { get; init; }

    public double? Temperature { get; init; }

    public double? MinimumConfidence { get; init; }

    public IReadOnlyList<string?>? Labels { get; init; }

    public IReadOnlyList<float>? Biases { get; init; }

    /// <summary>Gets the weights as little-endian numbers of 32 bits.</summary>
    public byte[]? Weights { get; init; }

    public static HeadFileDocument From(AdaptedHead head) => new()
    {
        SchemaVersion = CurrentSchema,
        Id = head.Id,
        Facet = head.Facet,
        Model = head.Model,
        Training = head.Training,
        Temperature = head.Temperature,
        MinimumConfidence = head.MinimumConfidence,
        Labels = head.Labels,
        Biases = head.Biases.ToArray(),
        Weights = MemoryMarshal.AsBytes(head.Weights.Span).ToArray(),
    };
}
