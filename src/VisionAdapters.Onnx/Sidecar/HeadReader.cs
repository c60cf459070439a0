using System.Net;
using System.Text;

namespace VisionAdapters.Onnx.Sidecar;

/// <summary>Fills in and checks the heads of a sidecar.</summary>
internal sealed class HeadReader(OnnxModelSource source)
{
    private const string DefaultId = "label";
    private const double DefaultMinimumConfidence = 0.01;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<string> _remarks = [];
    private readonly HashSet<string> _unescaped = new(StringComparer.Ordinal);

    /// <summary>Gets what was mended in reading, a sentence each.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    public IReadOnlyList<HeadDescription> Read(IReadOnlyList<SidecarHead?>? heads)
    {
        if (heads is null or { Count: 0 })
        {
            throw Error("heads is missing; list at least one head with its labels or labelsFile.");
        }

        var described = heads.Select((head, index) => Describe(head, index, isOnly: heads.Count == 1)).ToArray();
        var repeated = described.GroupBy(head => head.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return repeated is null ? described : throw Error($"two heads have the id '{repeated.Key}'; give each its own.");
    }

    private HeadDescription Describe(SidecarHead? head, int index, bool isOnly)
    {
        if (head is null || (head.Id is null && !isOnly))
        {
            throw Error($"heads[{index}] has no id; with several heads each needs one.");
        }

        var id = head.Id ?? DefaultId;
        if (id.Length == 0)
        {
            throw Error($"heads[{index}] has an empty id; give it a name or leave it out.");
        }

        var temperature = head.Temperature ?? 1;
        if (!double.IsFinite(temperature) || temperature <= 0)
        {
            throw Error($"head '{id}' has the temperature {temperature}; it must be greater than 0, and 1 changes nothing.");
        }

        var minimum = head.MinimumConfidence ?? DefaultMinimumConfidence;
        if (minimum is not (>= 0 and <= 1))
        {
            throw Error($"head '{id}' has the minimumConfidence {minimum}; it must be in [0, 1].");
        }

        return new HeadDescription
        {
            Id = id,
            Output = head.Output,
            Facet = string.IsNullOrEmpty(head.Facet) ? null : head.Facet,
            Activation = head.Activation,
            Temperature = temperature,
            Labels = ReadLabels(head, id),
            MinimumConfidence = minimum,
        };
    }

    private string[] ReadLabels(SidecarHead head, string id)
    {
        if (head.Labels is not null == head.LabelsFile is not null)
        {
            throw Error($"head '{id}' must have either labels or labelsFile.");
        }

        var labels = head.Labels ?? ReadLabelsFile(head.LabelsFile!, id);
        var empty = labels.ToList().FindIndex(string.IsNullOrWhiteSpace);
        if (labels.Count == 0 || empty >= 0)
        {
            throw Error(labels.Count == 0
                ? $"head '{id}' has no labels; list them in the order of the model's output."
                : $"head '{id}' has an empty label at index {empty}; every number of the output needs a name.");
        }

        string[] names = [.. labels.Select(label => Unescape(label!, id))];
        var repeated = names.GroupBy(label => label, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        return repeated is null
            ? names
            : throw Error(
                $"head '{id}' has the label '{repeated}' more than once, at the indexes {IndexesOf(repeated, names)}; two tags of one name "
                    + "cannot be told apart: give each its own, such as 'crane (bird)' and 'crane (machine)'.");
    }

    private static string IndexesOf(string label, string[] labels) => string.Join(
        ", ", labels.Index().Where(entry => string.Equals(entry.Item, label, StringComparison.Ordinal)).Select(entry => entry.Index));

    // Lists that were copied from web pages hold "T-shirt &amp; top".
    private string Unescape(string label, string id)
    {
        var plain = WebUtility.HtmlDecode(label);
        if (!string.Equals(plain, label, StringComparison.Ordinal) && !_unescaped.Contains(id))
        {
            _unescaped.Add(id);
            _remarks.Add($"labels of head '{id}' were escaped as in HTML; '{label}' is read as '{plain}'.");
        }

        return plain;
    }

    /// <summary>Reads a text file with a label on each line. Empty lines at its end do not count.</summary>
    private List<string?> ReadLabelsFile(string file, string id)
    {
        using var stream = source.OpenFile(file, $"correct the labelsFile of head '{id}' in {source.Name}");
        using var reader = new StreamReader(stream, StrictUtf8, detectEncodingFromByteOrderMarks: true);
        var labels = new List<string?>();
        try
        {
            while (reader.ReadLine() is { } line)
            {
                labels.Add(line.Trim());
            }
        }
        catch (DecoderFallbackException exception)
        {
            throw new OnnxModelException(
                file,
                null,
                $"the labels of head '{id}' are not encoded in UTF-8 (after line {labels.Count}): save the file as UTF-8.",
                exception);
        }

        var end = labels.FindLastIndex(label => label!.Length > 0) + 1;
        labels.RemoveRange(end, labels.Count - end);
        return labels;
    }

    private OnnxModelException Error(string message) => new(source.Name, null, message);
}
