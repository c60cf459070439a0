using System.Reflection;
using VisionAdapters.Http;

namespace VisionAdapters.Testing;

/// <summary>
/// What travels up from the wire is copied whole: every property is filled by reflection, so that one that is added later is not lost.
/// </summary>
public sealed class CloudCopyTests
{
    private static readonly HttpAnswer Answer = new(
        new CloudService("cloud", "Cloud"), 400, "application/json", default, "request", TimeSpan.FromSeconds(7), IsEmulated: true);

    [Fact]
    public void An_answer_is_completed_and_loses_nothing()
    {
        var parsed = Filled(new TaggingResponse { Provider = "p" });
        var complete = Answer.Complete(parsed, options: null, TimeSpan.FromSeconds(1), usage: []);
        AssertKept(parsed, complete, "RequestId", "Latency", "Usage", "IsEmulated");
        Assert.Equal(("request", TimeSpan.FromSeconds(1), true), (complete.RequestId, complete.Latency, complete.IsEmulated));
    }

    [Fact]
    public void An_error_of_a_damaged_image_loses_nothing_but_its_kind()
    {
        var told = Filled(new TaggingException(TaggingErrorKind.UnsupportedFormat, "no image", new InvalidOperationException()));
        var damaged = Assert.Throws<TaggingException>(() => Answer.ReadImage(_ => throw told, isSent: true));
        AssertKept(told, damaged, "Kind", "Provider", "RequestId", "StatusCode");
        Assert.Equal((TaggingErrorKind.InvalidImage, "request", 400), (damaged.Kind, damaged.RequestId, damaged.StatusCode));
        Assert.Equal((told.Message, told.InnerException), (damaged.Message, damaged.InnerException));
    }

    [Fact]
    public void An_error_that_the_status_explains_loses_nothing_but_what_the_status_says()
    {
        var told = Filled(new TaggingException(TaggingErrorKind.Unknown, "who knows"));
        var explained = Assert.Throws<TaggingException>(() => Answer.Read<object>(_ => throw told));
        AssertKept(told, explained, "Kind", "IsTransient", "Provider", "RequestId", "StatusCode");
        Assert.Equal((TaggingErrorKind.InvalidRequest, false), (explained.Kind, explained.IsTransient));
    }

    private static T Filled<T>(T value)
        where T : class
    {
        foreach (var property in Properties<T>().Where(property => property.Name is not "Kind"))
        {
            property.SetValue(value, Sample(property.PropertyType, property.Name));
        }

        return value;
    }

    private static void AssertKept<T>(T before, T after, params string[] changed) => Assert.All(
        Properties<T>().Where(property => !changed.Contains(property.Name, StringComparer.Ordinal)),
        property => Assert.True(Equals(property.GetValue(before), property.GetValue(after)), $"{property.Name} was lost"));

    private static IEnumerable<PropertyInfo> Properties<T>() =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite);

    private static object Sample(Type type, string name) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "sample of " + name,
        var t when t == typeof(bool) => true,
        var t when t == typeof(int) => 299,
        var t when t == typeof(TimeSpan) => TimeSpan.FromSeconds(9),
        var t when t == typeof(ReadOnlyMemory<float>) => new ReadOnlyMemory<float>([1, 2]),
        var t when t == typeof(RawResponse) => new RawResponse { ContentType = "text/plain", Body = new byte[] { 1 } },
        var t when t == typeof(IReadOnlyDictionary<string, object?>) => new Dictionary<string, object?>(StringComparer.Ordinal) { ["a"] = 1 },
        var t when t.IsEnum => Enum.GetValues(t).GetValue(1)!,
        var t when t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => Array.CreateInstance(t.GetGenericArguments()[0], 0),
        var t => throw new NotSupportedException($"Say what a sample of {t} is, for {name}."),
    };
}
