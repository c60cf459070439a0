namespace VisionAdapters.Emulator;

/// <summary>Makes machine ids for names whose real one is not known: every label of the service has one.</summary>
internal static class GoogleMid
{
    private const string Digits = "0123456789bcdfghjklmnpqrstvwxyz_";
    private const int Length = 9;

    public static string From(string name)
    {
        var bits = Seeded.Number(0, name);
        return string.Create(Length + 4, bits, static (mid, bits) =>
        {
            "/g/1".CopyTo(mid);
            for (var i = 4; i < mid.Length; i++)
            {
                mid[i] = Digits[(int)(bits & 31)];
                bits >>= 5;
            }
        });
    }
}
