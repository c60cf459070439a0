using VisionAdapters.Onnx.Sidecar;

namespace VisionAdapters.Onnx.Inference;

/// <summary>Turns the numbers that the model puts out for one image into the tags of one head.</summary>
internal sealed class ModelHead
{
    private readonly HeadDescription _head;
    private readonly SidecarActivation _activation;
    private readonly string[] _ids;
    private readonly double _minimum;
    private readonly int _maxTags;

    public ModelHead(HeadDescription head, SidecarActivation activation, ModelOutput output, double minimum, int maxTags)
    {
        _head = head;
        _activation = activation;
        _minimum = minimum;
        _maxTags = maxTags;
        _ids = [.. head.Labels.Select(label => $"{head.Id}/{label}")];
        Output = output;
    }

    /// <summary>Gets the model's output.</summary>
    public ModelOutput Output { get; }

    public int Length => _ids.Length;

    /// <summary>Adds the head's tags, the most confident first.</summary>
    /// <param name="values">What the model put out; overwritten with probabilities.</param>
    /// <param name="order">Scratch of the same length.</param>
    /// <param name="minimum">The minimum confidence, when the call sets one.</param>
    /// <param name="tags">Where the tags go.</param>
    /// <exception cref="TaggingException">The model put out something that is not a number.</exception>
    public void AddTags(Span<float> values, Span<int> order, double? minimum, List<ImageTag> tags)
    {
        Activate(values);
        var threshold = minimum ?? _minimum;
        var count = 0;
        for (var label = 0; label < values.Length; label++)
        {
            if (values[label] >= threshold)
            {
                // Kept ones move to the front with the sign turned, so that an ascending sort puts the most confident first.
                order[count] = label;
                values[count++] = -values[label];
            }
        }

        values[..count].Sort(order[..count]);
        for (var index = 0; index < Math.Min(count, _maxTags); index++)
        {
            var label = order[index];
            tags.Add(new ImageTag { Name = _head.Labels[label], Id = _ids[label], Group = _head.Id, Confidence = -values[index] });
        }
    }

    private void Activate(Span<float> values)
    {
        foreach (var value in values)
        {
            if (float.IsNaN(value) || float.IsPositiveInfinity(value))
            {
                throw new TaggingException(
                    TaggingErrorKind.ProtocolError,
                    $"The model's output '{Output.Name}' is not a number: its weights or its input scaling are wrong.");
            }
        }

        HeadActivation.Apply(_activation, _head.Temperature, values);
    }
}

/// <summary>Turns scores into probabilities.</summary>
internal static class HeadActivation
{
    /// <summary>Overwrites scores, none of which is NaN or positive infinity.</summary>
    public static void Apply(SidecarActivation activation, double temperature, Span<float> values)
    {
        var sum = 0.0;
        var maximum = double.NegativeInfinity;
        foreach (var value in values)
        {
            maximum = Math.Max(maximum, value);
        }

        for (var label = 0; label < values.Length; label++)
        {
            var value = values[label];
            var probability = activation switch
            {
                SidecarActivation.Softmax => Math.Exp((value - maximum) / temperature),
                SidecarActivation.Sigmoid => 1 / (1 + Math.Exp(-value / temperature)),
                _ => Math.Clamp(value, 0, 1),
            };
            values[label] = (float)probability;
            sum += probability;
        }

        for (var label = 0; activation == SidecarActivation.Softmax && label < values.Length; label++)
        {
            values[label] = (float)(values[label] / sum);
        }
    }
}
