using System.Runtime.InteropServices;

namespace VisionAdapters.Onnx;

/// <summary>Checks a head and makes it of its file.</summary>
internal static class HeadFileReader
{
    public static AdaptedHead Read(HeadFileDocument? document, string name)
    {
        if (document?.SchemaVersion != HeadFileDocument.CurrentSchema)
        {
            throw Error(name, document?.SchemaVersion is { } version
                ? $"schemaVersion {version} is not known here; this package reads version {HeadFileDocument.CurrentSchema}: "
                    + "update the package or train the head again."
                : "the file is no head: it has no schemaVersion.");
        }

        if (document is not { Id: { } id, Model: { } model, Labels: { } labels, Weights: { } weights, Biases: { } biases }
            || weights.Length % sizeof(float) != 0)
        {
            throw Error(name, "id, model, labels, weights or biases are missing or cut off; train the head again.");
        }

        var head = new AdaptedHead
        {
            Id = id,
            Facet = document.Facet,
            Model = model,
            Training = document.Training,
            Temperature = document.Temperature ?? 1,
            MinimumConfidence = document.MinimumConfidence ?? 0.01,
            Labels = [.. labels.Select(label => label ?? "")],
            Biases = biases.ToArray(),
            Weights = MemoryMarshal.Cast<byte, float>(weights).ToArray(),
            File = name,
        };
        Check(head, name);
        return head;
    }

    /// <summary>Checks a head by itself. Whether it fits a model is told when both are there.</summary>
    public static void Check(AdaptedHead head, string name)
    {
        if (head.Id.Length == 0
            || head.Labels.Count < 2
            || head.Labels.Any(string.IsNullOrWhiteSpace)
            || head.Labels.Distinct(StringComparer.Ordinal).Count() != head.Labels.Count)
        {
            throw Error(name, "a head needs an id and at least two labels, none empty and none twice.");
        }

        var weights = (long)head.Labels.Count * head.Model.EmbeddingLength;
        if (head.Model.EmbeddingLength <= 0 || head.Biases.Length != head.Labels.Count || head.Weights.Length != weights)
        {
            throw Error(
                name,
                $"{head.Labels.Count} labels on an embedding of {head.Model.EmbeddingLength} need as many biases and "
                    + $"{weights} weights; there are {head.Biases.Length} and "
                    + $"{head.Weights.Length}.");
        }

        if (!AllFinite(head.Weights.Span)
            || !AllFinite(head.Biases.Span)
            || !double.IsFinite(head.Temperature)
            || head.Temperature <= 0
            || head.MinimumConfidence is not (>= 0 and <= 1))
        {
            throw Error(name, "a weight or bias is not a number, the temperature is not above 0, or minimumConfidence is not in [0, 1].");
        }
    }

    public static AdaptedHeadException Error(string name, string message, Exception? cause = null) =>
        new($"{name}: {message}", cause) { File = name };

    private static bool AllFinite(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
